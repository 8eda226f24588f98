using AcceptableUse.Analyzers.Models;
using AcceptableUse.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Sdk;

public sealed class MemberHierarchyTests
{
    private const string Source = """
        public interface IStore<T>
        {
            void Save(T item);
            void Save(string name);
            T this[int index] { get; }
            T Last { get; set; }
            event System.Action Saved;
        }

        public abstract class Base
        {
            public virtual void Save(string name) { }
            public virtual void Clear() { }
        }

        public class Implicit : Base, IStore<byte[]>
        {
            public void Save(byte[] item) { }
            public override void Save(string name) { }
            public new void Clear() { }
            [System.Runtime.CompilerServices.IndexerName("Entry")] public byte[] this[int index] => [];
            public byte[] Last { get; set; } = [];
            public event System.Action? Saved;
        }

        public class Explicit : IStore<byte[]>
        {
            public void Save(byte[] item) { }
            void IStore<byte[]>.Save(byte[] item) { }
            void IStore<byte[]>.Save(string name) { }
            byte[] IStore<byte[]>.this[int index] => [];
            byte[] IStore<byte[]>.Last { get => []; set { } }
            event System.Action IStore<byte[]>.Saved { add { } remove { } }
        }
        """;

    private static readonly Compilation Compilation = TestOptions.Compile(("A.cs", Source));

    [Theory]
    [InlineData("Implicit", "Save", 0, "IStore<T>.Save(T)")]
    [InlineData("Implicit", "Save", 1, "Base.Save(string)", "IStore<T>.Save(string)")]
    [InlineData("Implicit", "Clear", 0)]
    [InlineData("Implicit", "this[]", 0, "IStore<T>.this[int]")]
    [InlineData("Implicit", "get_Entry", 0, "IStore<T>.this[int].get")]
    [InlineData("Implicit", "Last", 0, "IStore<T>.Last")]
    [InlineData("Implicit", "set_Last", 0, "IStore<T>.Last.set")]
    [InlineData("Implicit", "Saved", 0, "IStore<T>.Saved")]
    [InlineData("Implicit", ".ctor", 0)]
    [InlineData("Explicit", "Save", 0)]
    [InlineData("Explicit", "IStore<System.Byte[]>.Save", 0, "IStore<T>.Save(T)")]
    [InlineData("Explicit", "IStore<System.Byte[]>.Save", 1, "IStore<T>.Save(string)")]
    [InlineData("Explicit", "IStore<System.Byte[]>.this[]", 0, "IStore<T>.this[int]")]
    [InlineData("Explicit", "IStore<System.Byte[]>.Last", 0, "IStore<T>.Last")]
    [InlineData("Explicit", "IStore<System.Byte[]>.set_Last", 0, "IStore<T>.Last.set")]
    [InlineData("Explicit", "IStore<System.Byte[]>.Saved", 0, "IStore<T>.Saved")]
    public void Member_overrides_and_implements_exactly_these_members(string type, string name, int overload, params string[] expected)
    {
        var member = MembersOf(type, name)[overload];
        var above = MemberHierarchy.Overridden(member).Concat(MemberHierarchy.Implemented(member)).Select(found => found.OriginalDefinition).ToList();
        Assert.Equal(expected, above.Select(found => found.ToDisplayString()));

        var related = new[] { "Base", "IStore`1" }.SelectMany(other => Compilation.GetTypeByMetadataName(other)!.GetMembers()).Where(other => MemberHierarchy.OverridesOrImplements(member, other));
        Assert.Equal(above.ToHashSet(SymbolEqualityComparer.Default), related.ToHashSet(SymbolEqualityComparer.Default));
    }

    private static List<ISymbol> MembersOf(string type, string name) => [.. Compilation.GetTypeByMetadataName(type)!.GetMembers().Where(member => member.Name == name)];
}
