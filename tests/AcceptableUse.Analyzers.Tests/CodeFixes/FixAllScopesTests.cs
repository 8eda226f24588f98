using System.Reflection;
using AcceptableUse.Analyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.CodeFixes;

/// <summary>A person picks a fix, for one finding, a document or a project. `dotnet format` asks for a solution.</summary>
public sealed class FixAllScopesTests
{
    public static TheoryData<Type> Fixes { get; } = new(typeof(ClauseCodeFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fixes))]
    public void Fix_is_exported(Type fix) => Assert.NotNull(fix.GetCustomAttribute<ExportCodeFixProviderAttribute>());

    [Theory]
    [MemberData(nameof(Fixes))]
    public void Fix_all_is_for_a_document_or_a_project(Type fix)
    {
        var provider = ((CodeFixProvider)Activator.CreateInstance(fix)!).GetFixAllProvider();

        Assert.NotNull(provider);
        Assert.Equal([FixAllScope.Document, FixAllScope.Project], provider.GetSupportedFixAllScopes().Order());
    }
}
