namespace AirportWatch;

/// <summary>The model's report about a gate, in the format that the model must return.</summary>
public sealed record GateReport(int People, IReadOnlyList<Person> NoticedPeople);

/// <summary>Somebody whom the model noticed, with words by which to find the person again at the next gate.</summary>
public sealed record Person(string Appearance, string Behaviour, bool SeenBefore);
