namespace AcceptableUse.Analyzers.DataFlow;

/// <summary>A file that a body has written, by the constant that is its path. The hash is the same in every process.</summary>
internal sealed class WrittenFile(string path)
{
    private readonly string _path = path;

    public override bool Equals(object? obj) => obj is WrittenFile other && other._path == _path;

    public override int GetHashCode() => _path.Length;
}
