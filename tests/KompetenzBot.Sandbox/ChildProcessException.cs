namespace KompetenzBot.Sandbox;

/// <summary>A child process could not be started, ended early or reported a failure; the message ends with its last output.</summary>
public sealed class ChildProcessException : Exception
{
    public ChildProcessException(string message) : base(message)
    {
    }

    public ChildProcessException(string message, Exception inner) : base(message, inner)
    {
    }
}
