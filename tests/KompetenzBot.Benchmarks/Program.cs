using System.Runtime.InteropServices;
using KompetenzBot.Benchmarks;

IFigure[] figures = [new ReplyLatency(), new ScanAndMatch(), new StartTime(), new AlarmMemory(), new AlarmThroughput(), new ReminderPlanning(), new FreeText(), new AnswerStorm(), new LimitedThroughput(), new SharedThroughput(), new LatencyThroughput(), new EngineCost(), new RefreshWave(), new TextMessages()];
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
switch (args)
{
    case [TeamsProcess.Argument]:
        return await TeamsProcess.RunAsync(stop.Token);
    case [Soak.Argument] or [Soak.Argument, "--quick"]:
        return await Soak.RunAsync(args.Length > 1, Console.Out, stop.Token);
}

if (Arguments.Parse(args, figures.Length) is not { } arguments)
{
    Console.WriteLine(Arguments.Usage);
    return args is ["--help"] ? 0 : 2;
}

return await Run.AllAsync(figures, arguments, Console.Out, stop.Token);
