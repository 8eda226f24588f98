using System.Collections.Concurrent;

namespace PatrolCamera;

/// <summary>One line of the log of a shift.</summary>
public sealed record ShiftEntry(DateTimeOffset At, string Observation, string RadioMessage);

/// <summary>What the camera has reported since the shift began. Safe for use from several threads.</summary>
public sealed class ShiftLog
{
    private readonly ConcurrentQueue<ShiftEntry> _entries = new();

    public IReadOnlyCollection<ShiftEntry> Entries => _entries;

    public void Add(ShiftEntry entry) => _entries.Enqueue(entry);
}
