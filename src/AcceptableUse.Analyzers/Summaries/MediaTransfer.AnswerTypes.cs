using AcceptableUse.Analyzers.DataFlow;
using AcceptableUse.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AcceptableUse.Analyzers.Summaries;

/// <summary>Types that a model is told to answer in: what they declare is asked for.</summary>
internal sealed partial class MediaTransfer
{
    private static Value AnswerType(ITypeSymbol type) =>
        type.Locations.Any(location => location.IsInSource) && type.TypeKind != TypeKind.TypeParameter
            ? Value.Of(new AnswerTypeValue(type))
            : Value.Empty;

    /// <summary>Whether a <c>typeof</c> is given to a member that tells a model its answer type; any other one only names a type.</summary>
    private static bool IsToldToModel(ITypeOfOperation typeOf)
    {
        var parent = typeOf.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } =>
                KnownProviders.BuiltIn.IsAnswerType(target.Property.Name),
            IArgumentOperation { Parent: IInvocationOperation invocation } =>
                KnownProviders.BuiltIn.TakesAnswerType(invocation.TargetMethod.Name),
            _ => false,
        };
    }
}
