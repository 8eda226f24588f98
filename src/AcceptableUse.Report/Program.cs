using AcceptableUse.Report.Commands;
using AcceptableUse.Report.Output;

var session = new Session(
    Directory.GetCurrentDirectory(),
    new Terminal(Console.Out, Console.IsOutputRedirected),
    new Terminal(Console.Error, Console.IsErrorRedirected),
    TimeProvider.System);
return await CommandLine.RunAsync(args, session);
