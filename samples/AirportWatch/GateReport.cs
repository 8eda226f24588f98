namespace AirportWatch;

/// <summary>What the model tells about a gate. The model answers in this shape.</summary>
public sealed record GateReport(int People, IReadOnlyList<Person> NoticedPeople);

/// <summary>Somebody whom the model noticed, with words by which to find the person again at the next gate.</summary>
public sealed record Person(string Appearance, string Behaviour, bool SeenBefore);
