using System.Runtime.InteropServices;
using KompetenzBot.Benchmarks;

IFigure[] figures = [new ReplyLatency(), new ScanAndMatch(), new StartTime(), new AlarmMemory(), new AlarmThroughput(), new ReminderPlanning(), new FreeText(), new AnswerStorm(), new TextMessages()];
if (Arguments.Parse(args, figures.Length) is not { } arguments)
{
    Console.WriteLine(Arguments.Usage);
    return args is ["--help"] ? 0 : 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
return await Run.AllAsync(figures, arguments, Console.Out, stop.Token);
