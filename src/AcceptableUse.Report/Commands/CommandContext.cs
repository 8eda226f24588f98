using AcceptableUse.Report.Output;

namespace AcceptableUse.Report.Commands;

/// <summary>What a command gets from outside, so that a test can give something else.</summary>
/// <param name="Folder">The folder that relative paths begin in.</param>
/// <param name="Output">For what was asked for.</param>
/// <param name="Errors">For what went wrong.</param>
/// <param name="Time">The clock.</param>
internal sealed record CommandContext(string Folder, Terminal Output, Terminal Errors, TimeProvider Time)
{
    /// <summary>The day, by which an exception has ended.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>Writes a file and the folder that it lies in.</summary>
    /// <param name="path">The file, from the folder.</param>
    /// <param name="write">Writes into the file.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        try
        {
            var file = Path.GetFullPath(path, Folder);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
            await write(stream);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be written: {problem.Message}");
        }
    }
}
