using AcceptableUse.Report.Commands;
using AcceptableUse.Report.Output;

var context = new CommandContext(
    Directory.GetCurrentDirectory(),
    new Terminal(Console.Out, Console.IsOutputRedirected),
    new Terminal(Console.Error, Console.IsErrorRedirected),
    TimeProvider.System);
return await CommandLine.RunAsync(args, context);
