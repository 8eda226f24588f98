namespace DispatchCenter.Contracts;

/// <summary>Sums up what a caller has said.</summary>
public interface ICallSummary
{
    Task<string> SummariseAsync(string transcript, CancellationToken cancellationToken);
}
