using System.Runtime.CompilerServices;
using AcceptableUse.Analyzers.DataFlow;
using Xunit;

namespace AcceptableUse.Analyzers.Tests.Flow;

/// <summary>A set counts its facts by kind: two kinds with one number would take each other's room.</summary>
public sealed class AbstractValueTests
{
    [Fact]
    public void Each_kind_of_fact_has_a_number_of_its_own()
    {
        var kinds = typeof(AbstractValue).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(AbstractValue).IsAssignableFrom(type))
            .Select(type => ((AbstractValue)RuntimeHelpers.GetUninitializedObject(type)).Kind);

        Assert.Equal(Enumerable.Range(0, AbstractValue.Kinds), kinds.Order());
    }
}
