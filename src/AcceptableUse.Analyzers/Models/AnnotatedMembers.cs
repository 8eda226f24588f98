using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AcceptableUse.Analyzers.Models;

/// <summary>
/// The members of one compilation that have one of the <see cref="Annotations"/>. Their names are collected first: from syntax
/// in source, and from symbols in the references that can name the attributes. The attributes of a symbol are read only when
/// a call has such a name.
/// </summary>
internal sealed class AnnotatedMembers
{
    private static readonly ConditionalWeakTable<SyntaxTree, Names> NamesOfFiles = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, Names> NamesOfAssemblies = new();

    private readonly ImmutableArray<Names> _names;
    private readonly ConcurrentDictionary<ISymbol, ApiModel?> _known = new(SymbolEqualityComparer.Default);

    private AnnotatedMembers(ImmutableArray<Names> names) => _names = names;

    /// <summary>The annotated members of a compilation, or null if there are none.</summary>
    public static AnnotatedMembers? In(Compilation compilation, CancellationToken cancellation)
    {
        var types = Annotations.TypesIn(compilation);
        if (types.IsEmpty)
        {
            return null;
        }

        var names = ImmutableArray.CreateBuilder<Names>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            names.Add(NamesOfFiles.GetValue(tree, file => Names.InSource(file.GetRoot(cancellation))));
        }

        foreach (var assembly in ReferencesThatName(types, compilation))
        {
            cancellation.ThrowIfCancellationRequested();
            names.Add(NamesOfAssemblies.GetValue(assembly, Names.InAssembly));
        }

        names.RemoveAll(some => some.IsEmpty);
        return names.Count == 0 ? null : new AnnotatedMembers(names.ToImmutable());
    }

    /// <summary>The annotated members of the references of a compilation.</summary>
    public static IEnumerable<ISymbol> OfReferences(Compilation compilation) =>
        ReferencesThatName(Annotations.TypesIn(compilation), compilation).SelectMany(OfAssembly).Select(annotated => annotated.Symbol);

    /// <summary>The names of annotated members other than constructors.</summary>
    public IEnumerable<string> MemberNames => _names.SelectMany(some => some.Members);

    public bool HasName(string memberName) => _names.Any(some => some.Members.Contains(memberName));

    /// <summary>Whether any member may have a role.</summary>
    public bool HasRole(ApiRole role) => _names.Any(some => some.Roles.Contains(role));

    public bool HasConstructor(string typeName) => _names.Any(some => some.Constructed.Contains(typeName));

    /// <summary>The model from the attributes of a member, or of a member that it overrides or implements; otherwise null.</summary>
    public ApiModel? Find(ISymbol symbol)
    {
        var isKnown = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? HasConstructor(symbol.ContainingType.Name)
            : HasName(symbol.Name);
        return isKnown
            ? _known.GetOrAdd((symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition, Read)
            : null;
    }

    private static IEnumerable<IAssemblySymbol> ReferencesThatName(ImmutableArray<INamedTypeSymbol> types, Compilation compilation)
    {
        var homes = new HashSet<IAssemblySymbol>(types.Select(type => type.ContainingAssembly), SymbolEqualityComparer.Default);
        return compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly =>
            homes.Contains(assembly) || assembly.Modules.Any(module => module.ReferencedAssemblySymbols.Any(homes.Contains)));
    }

    private static IEnumerable<(ISymbol Symbol, ApiModel Member)> OfAssembly(IAssemblySymbol assembly)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            foreach (var member in pending.Pop().GetMembers())
            {
                switch (member)
                {
                    case INamespaceOrTypeSymbol inner:
                        pending.Push(inner);
                        break;
                    case IMethodSymbol or IPropertySymbol or IEventSymbol when Annotations.Read(member) is { } read:
                        yield return (member, read);
                        break;
                }
            }
        }
    }

    private static ApiModel? Read(ISymbol symbol)
    {
        foreach (var member in MemberHierarchy.Overridden(symbol).Prepend(symbol).Concat(MemberHierarchy.Implemented(symbol)))
        {
            if (Annotations.Read(member.OriginalDefinition) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>The names of annotated members. A false match costs time and is otherwise harmless.</summary>
    private sealed class Names
    {
        public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

        /// <summary>The simple names of the types with annotated constructors.</summary>
        public HashSet<string> Constructed { get; } = new(StringComparer.Ordinal);

        /// <summary>The roles that the attributes give, by name alone.</summary>
        public HashSet<ApiRole> Roles { get; } = [];

        public bool IsEmpty => Members.Count == 0 && Constructed.Count == 0;

        public static Names InSource(SyntaxNode root)
        {
            var names = new Names();
            foreach (var node in root.DescendantNodes(node => node is not (StatementSyntax or ExpressionSyntax)))
            {
                if (node is AttributeSyntax attribute && Annotations.RoleNamed(attribute.Name.GetLastToken().ValueText) is { } role)
                {
                    names.Roles.Add(role);
                    names.AddTarget(attribute.Parent!.Parent!);
                }
            }

            return names;
        }

        public static Names InAssembly(IAssemblySymbol assembly)
        {
            var names = new Names();
            foreach (var (symbol, member) in OfAssembly(assembly))
            {
                names.Roles.Add(member.Role);
                names.Add(symbol.Name, symbol.ContainingType.Name);
            }

            return names;
        }

        private void AddTarget(SyntaxNode target)
        {
            switch (target)
            {
                case MethodDeclarationSyntax method:
                    Members.Add(method.Identifier.ValueText);
                    break;
                case PropertyDeclarationSyntax property:
                    Members.Add(property.Identifier.ValueText);
                    break;
                case EventDeclarationSyntax @event:
                    Members.Add(@event.Identifier.ValueText);
                    break;
                case EventFieldDeclarationSyntax events:
                    Members.UnionWith(events.Declaration.Variables.Select(variable => variable.Identifier.ValueText));
                    break;
                case ConstructorDeclarationSyntax constructor:
                    Constructed.Add(constructor.Identifier.ValueText);
                    break;
                case TypeDeclarationSyntax primary:
                    Constructed.Add(primary.Identifier.ValueText);
                    break;
                case ParameterSyntax { Parent.Parent: { } owner } parameter:
                    // An attribute on a parameter of a record can target its property.
                    Members.Add(parameter.Identifier.ValueText);
                    AddTarget(owner);
                    break;
            }
        }

        private void Add(string name, string typeName)
        {
            if (name == WellKnownMemberNames.InstanceConstructorName)
            {
                Constructed.Add(typeName);
            }
            else
            {
                Members.Add(name);
            }
        }
    }
}
