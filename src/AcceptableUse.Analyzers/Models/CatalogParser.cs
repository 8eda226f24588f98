using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AcceptableUse.Analyzers.Models;

/// <summary>An invalid line of a catalog file, and the reason.</summary>
internal readonly record struct CatalogProblem(TextSpan Span, LinePositionSpan LineSpan, string Message);

/// <summary>The members of a catalog file and its invalid lines.</summary>
internal sealed record ParsedCatalog(ImmutableArray<ApiModel> Members, ImmutableArray<CatalogProblem> Problems);

/// <summary>
/// Reads the catalog format: one <c>ID; role; key=value; …</c> per line, <c>#</c> for comments.
/// An invalid line is a problem; the others still count.
/// </summary>
internal static class CatalogParser
{
    /// <param name="isDeclared">Whether a user wrote the file, as opposed to the built-in ones.</param>
    public static ParsedCatalog Parse(SourceText text, bool isDeclared = false, CancellationToken cancellationToken = default)
    {
        var members = ImmutableArray.CreateBuilder<ApiModel>();
        var problems = ImmutableArray.CreateBuilder<CatalogProblem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var line in text.Lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            var member = ParseLine(content, isDeclared, export: null, out var problem);
            if (member is not null && !seen.Add(member.ToString()))
            {
                problem = $"'{member}' is listed twice";
            }
            else if (member is not null)
            {
                members.Add(member);
            }

            if (problem is not null)
            {
                problems.Add(new CatalogProblem(line.Span, text.Lines.GetLinePositionSpan(line.Span), problem));
            }
        }

        return new ParsedCatalog(members.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>The member of one line that an assembly exports, or null where it is invalid or does not send.</summary>
    public static ApiModel? ParseExport(string line, ExportSource export) =>
        ParseLine(line, isDeclared: false, export, out _) is { Role: ApiRole.Send } member ? member : null;

    private static ApiModel? ParseLine(string line, bool isDeclared, ExportSource? export, out string? problem)
    {
        var parts = line.Split(';');
        if (!TryParseId(parts[0].Trim(), out var kind, out var typeName, out var name, out var parameterTypes, out problem))
        {
            return null;
        }

        if (parts.Length == 1)
        {
            problem = "a role must follow the member, after a semicolon";
            return null;
        }

        var word = parts[1].Trim();
        if (RoleFormat.All.FirstOrDefault(candidate => candidate.Word == word) is not { } role)
        {
            problem = $"'{word}' is not a role; use one of {string.Join(", ", RoleFormat.All.Select(candidate => candidate.Word))}";
            return null;
        }

        var options = new CatalogOptions(role);
        for (var i = 2; i < parts.Length; i++)
        {
            if (!options.TryAdd(parts[i].Trim(), out problem))
            {
                return null;
            }
        }

        var member = options.ToMember(kind, typeName, name, parameterTypes, isDeclared, export);
        problem = options.Problem;
        return problem is null ? member : null;
    }

    private static bool TryParseId(
        string id,
        out char kind,
        out string typeName,
        out string name,
        out ImmutableArray<string>? parameterTypes,
        out string? problem)
    {
        kind = id.Length > 1 && id[1] == ':' ? id[0] : '\0';
        typeName = name = "";
        parameterTypes = null;
        problem = null;

        if (kind is not ('M' or 'P' or 'F' or 'E'))
        {
            problem = $"'{id}' does not begin with M:, P:, F: or E:";
            return false;
        }

        var end = id.IndexOf('(');
        if (end >= 0)
        {
            if (id[id.Length - 1] != ')')
            {
                problem = "the parameter list is not closed";
                return false;
            }

            var list = id.Substring(end + 1, id.Length - end - 2);
            parameterTypes = list.Trim().Length == 0 ? ImmutableArray<string>.Empty : CatalogOptions.Split(list, ',');
            if (kind != 'M' || parameterTypes.Value.Any(p => !IsParameterType(p)))
            {
                problem = $"'({list})' is not a list of short type names such as (String,Byte[],Boolean?,IEnumerable`1)";
                return false;
            }
        }

        var qualifiedName = end >= 0 ? id.Substring(2, end - 2) : id.Substring(2);
        var dot = qualifiedName.LastIndexOf('.');
        if (dot > 0)
        {
            typeName = qualifiedName.Substring(0, dot);
            name = qualifiedName.Substring(dot + 1);
            if (kind == 'M' && name == "#ctor")
            {
                name = ".ctor";
            }
        }

        if (dot <= 0 || !typeName.Split('.').All(IsTypeName) || !(name == ".ctor" || SyntaxFacts.IsValidIdentifier(name)))
        {
            problem = $"'{id}' does not name a type and a member";
            return false;
        }

        return true;
    }

    /// <summary>An identifier, with <c>`1</c> after it for a generic type.</summary>
    private static bool IsTypeName(string segment)
    {
        var tick = segment.IndexOf('`');
        return tick < 0
            ? SyntaxFacts.IsValidIdentifier(segment)
            : tick < segment.Length - 1
                && SyntaxFacts.IsValidIdentifier(segment.Substring(0, tick))
                && segment.Skip(tick + 1).All(c => c is >= '0' and <= '9');
    }

    private static bool IsParameterType(string type)
    {
        var length = type.Length;
        while (length > 0)
        {
            if (type[length - 1] is '@' or '?' or '*')
            {
                length--;
            }
            else if (length > 1 && type[length - 1] == ']' && type[length - 2] == '[')
            {
                length -= 2;
            }
            else
            {
                break;
            }
        }

        return IsTypeName(type.Substring(0, length));
    }
}
