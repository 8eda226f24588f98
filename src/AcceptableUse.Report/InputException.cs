namespace AcceptableUse.Report;

/// <summary>
/// Something that the user gave cannot be used. The message says what, where and what to do; the tool prints it and returns 2.
/// </summary>
internal sealed class InputException(string message) : Exception(message);
