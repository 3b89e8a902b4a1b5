namespace KompetenzBot.Sandbox;

/// <summary>The npm packages that <c>package-lock.json</c> pins: emulator, playground and validators.</summary>
public static class NodePackages
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>The absolute path of a file inside <c>node_modules</c>, such as <c>File("azurite", "dist", "src", "azurite.js")</c>.</summary>
    public static string File(params ReadOnlySpan<string> segments) => SandboxDirectory.File(["node_modules", .. segments]);

    /// <summary>
    /// Installs the packages if they are missing or the lock file is another than the installed one. Processes that do so at the same
    /// time wait for each other, and all but one find the work done.
    /// </summary>
    /// <param name="progress">Told before an installation, which takes about a minute; null says nothing.</param>
    /// <exception cref="ChildProcessException">Node or npm is missing, or the installation failed; the message holds npm's output.</exception>
    public static async Task EnsureInstalledAsync(TextWriter? progress = null, CancellationToken cancellationToken = default)
    {
        if (await IsInstalledAsync(cancellationToken))
        {
            return;
        }

        System.IO.Directory.CreateDirectory(SandboxDirectory.File(".sandbox"));
        await using var held = await HoldAsync(SandboxDirectory.File(".sandbox", "npm.lock"), cancellationToken);
        if (await IsInstalledAsync(cancellationToken))
        {
            return;
        }

        progress?.WriteLine("npm-Pakete werden installiert (nur beim ersten Start) …");
        await InstallAsync(cancellationToken);
        System.IO.File.Copy(SandboxDirectory.File("package-lock.json"), Installed, overwrite: true);
    }

    private static string Installed => File(".installed-lock.json");

    private static async Task<bool> IsInstalledAsync(CancellationToken cancellationToken) =>
        System.IO.File.Exists(Installed)
        && await System.IO.File.ReadAllTextAsync(Installed, cancellationToken)
            == await System.IO.File.ReadAllTextAsync(SandboxDirectory.File("package-lock.json"), cancellationToken);

    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Poll, TimeProvider.System, cancellationToken);
            }
        }
    }

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        // npm is a batch file on Windows, which only the command interpreter starts
        var npm = OperatingSystem.IsWindows()
            ? new ChildProcessOptions("cmd", "/c", "npm", "ci")
            : new ChildProcessOptions("npm", "ci");
        await using var process = ChildProcess.Start(npm with { Name = "npm", WorkingDirectory = SandboxDirectory.Path });
        var exitCode = await process.Completion.WaitAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new ChildProcessException($"'npm ci' in tests/KompetenzBot.Sandbox ended with exit code {exitCode}. Its output:{Environment.NewLine}{process.Output}");
        }
    }
}
