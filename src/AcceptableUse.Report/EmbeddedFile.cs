namespace AcceptableUse.Report;

/// <summary>The text files in the assembly.</summary>
internal static class EmbeddedFile
{
    /// <summary>The text of a file by its name.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
