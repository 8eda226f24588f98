using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AcceptableUse.Report.Logs;

/// <summary>Reads one SARIF 2.1 log. docs/decisions/0010 says why no library does.</summary>
internal static partial class SarifReader
{
    /// <summary>Enough for the schema and the version, which stand first.</summary>
    private const int HeadLength = 512;

    /// <summary>Reads a log.</summary>
    /// <exception cref="InputException">The file cannot be read, or is not a complete SARIF 2.1 log.</exception>
    public static SarifLog Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var head = Head(stream);
            if (head.Trim().Length == 0)
            {
                throw new InputException($"{path} is empty: the build that should have written it did not end. Build again.");
            }

            // In version 1 a message is a text and not an object, so its results would not be read at all.
            if (FirstVersion().IsMatch(head))
            {
                throw new InputException($"{path} is SARIF 1. Set the property ErrorLog to '<file>,version=2.1' and build again.");
            }

            stream.Position = 0;
            return JsonSerializer.Deserialize(stream, SarifJson.Default.SarifLog) is { Runs: not null } log
                ? log
                : throw new InputException($"{path} is not a SARIF log: it has no 'runs'.");
        }
        catch (JsonException problem)
        {
            throw new InputException(
                $"{path} is not a complete SARIF 2.1 log: {problem.Path ?? "$"}, line {problem.LineNumber + 1}. "
                + "If the build was cut off, build again.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {problem.Message}");
        }
    }

    private static string Head(FileStream stream)
    {
        var head = new byte[HeadLength];
        return Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)).TrimStart('\uFEFF');
    }

    [GeneratedRegex(@"""version""\s*:\s*""1\.")]
    private static partial Regex FirstVersion();
}
