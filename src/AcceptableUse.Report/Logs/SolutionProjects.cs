using System.Xml;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace AcceptableUse.Report.Logs;

/// <summary>Reads which projects a solution has.</summary>
internal static class SolutionProjects
{
    /// <summary>The full paths of the projects of a solution, sorted.</summary>
    /// <param name="path">A <c>.sln</c> or <c>.slnx</c> file.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">The file cannot be read or is no solution.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken cancellation)
    {
        var serializer = SolutionSerializers.GetSerializerByMoniker(path)
            ?? throw new InputException($"{path} is not a solution: the name must end in .sln or .slnx.");
        try
        {
            var solution = await serializer.OpenAsync(path, cancellation);
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return
            [
                .. solution.SolutionProjects
                    .Select(project => Path.GetFullPath(project.FilePath.Replace('\\', '/'), folder))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception problem) when (problem is SolutionException or XmlException)
        {
            throw new InputException($"{path} is not a solution that can be read: {problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {problem.Message}");
        }
    }
}
