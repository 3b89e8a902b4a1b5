using System.Runtime.InteropServices;
using KompetenzBot.Sandbox;

if (SandboxArguments.Parse(args) is not { } arguments)
{
    Console.WriteLine(SandboxArguments.Usage);
    return args is ["--help"] ? 0 : 2;
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await LocalCity.RunAsync(arguments, Console.Out, stop.Token);
