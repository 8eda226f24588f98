using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using System.Text;
using AcceptableUse.Analyzers.Deployment;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;

namespace AcceptableUse.Analyzers.Exports;

/// <summary>What one assembly exports.</summary>
/// <param name="Sends">The members that send.</param>
/// <param name="Runs">The methods that send and that nobody calls by name: the platform runs them.</param>
/// <param name="Tags">The tags that it was analysed with, or null where nothing says that it was.</param>
internal sealed record AssemblyExports(ImmutableArray<ApiModel> Sends, ImmutableArray<ApiModel> Runs, DeploymentFacts? Tags)
{
    private static readonly AssemblyExports None = new(ImmutableArray<ApiModel>.Empty, ImmutableArray<ApiModel>.Empty, Tags: null);

    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyExports> OfAssemblies = new();

    private static readonly byte[] Prefix = Encoding.UTF8.GetBytes(TagKey.Prefix + ".");

    /// <summary>What an assembly exports. Kept as long as the assembly is referenced unchanged.</summary>
    public static AssemblyExports Of(IAssemblySymbol assembly) => OfAssemblies.GetValue(assembly, Read);

    private static AssemblyExports Read(IAssemblySymbol assembly)
    {
        var sends = ImmutableArray.CreateBuilder<ApiModel>();
        var runs = ImmutableArray.CreateBuilder<ApiModel>();
        DeploymentFacts? tags = null;
        foreach (var (key, value) in MetadataOf(assembly))
        {
            if (key == ExportFormat.AnalysedKey)
            {
                tags ??= ExportFormat.ReadMarker(value);
            }
            else if (key is ExportFormat.SendsKey or ExportFormat.RunsKey && ExportFormat.ReadSend(value, assembly.Name) is { } member)
            {
                (key == ExportFormat.SendsKey ? sends : runs).Add(member);
            }
        }

        return sends.Count == 0 && runs.Count == 0 && tags is null ? None : new(sends.ToImmutable(), runs.ToImmutable(), tags);
    }

    /// <summary>
    /// The assembly metadata with keys of ours. Of a compiled assembly the bytes are read: to decode the attributes of two hundred
    /// references would cost more than all the rest of the analysis.
    /// </summary>
    private static IEnumerable<(string Key, string Value)> MetadataOf(IAssemblySymbol assembly)
    {
        var module = assembly.Modules.FirstOrDefault();
        return module?.GetMetadata()?.GetMetadataReader() is { IsAssembly: true } reader
            ? MetadataIn(reader)
            : TagReader.Metadata(assembly).Select(entry => (entry.Key, entry.Value));
    }

    private static List<(string Key, string Value)> MetadataIn(MetadataReader reader)
    {
        const ushort Prolog = 1;
        var found = new List<(string, string)>();
        foreach (var handle in reader.GetCustomAttributes(EntityHandle.AssemblyDefinition))
        {
            var blob = reader.GetBlobReader(reader.GetCustomAttribute(handle).Value);
            if (blob.RemainingBytes > sizeof(ushort) + 1 + Prefix.Length
                && blob.ReadUInt16() == Prolog
                && TryReadText(ref blob, Prefix, out var key)
                && TryReadText(ref blob, [], out var value))
            {
                found.Add((key, value));
            }
        }

        return found;
    }

    /// <summary>Reads the next argument, if it is a text that begins with these bytes. Anything else is none of ours.</summary>
    private static bool TryReadText(ref BlobReader blob, byte[] prefix, out string text)
    {
        text = "";
        if (!blob.TryReadCompressedInteger(out var length) || length < prefix.Length || length > blob.RemainingBytes)
        {
            return false;
        }

        var start = blob.Offset;
        foreach (var expected in prefix)
        {
            if (blob.ReadByte() != expected)
            {
                return false;
            }
        }

        blob.Offset = start;
        text = blob.ReadUTF8(length);
        return true;
    }
}
