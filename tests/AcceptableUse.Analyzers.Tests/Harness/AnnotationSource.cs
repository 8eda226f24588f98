namespace AcceptableUse.Analyzers.Tests.Harness;

/// <summary>The attributes as the package hands them out.</summary>
internal static class AnnotationSource
{
    public const string FileName = "AcceptableUse.Annotations.cs";

    public static string Text { get; } = File.ReadAllText(
        Path.Combine(References.RepositoryRoot, "src", "AcceptableUse.Analyzers.Package", "buildTransitive", FileName));
}
