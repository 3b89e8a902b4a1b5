using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace KompetenzBot.Sandbox;

/// <summary>What programs of the local city say about themselves that compose parts of the bot without its host.</summary>
public sealed class DevelopmentEnvironment : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environments.Development;

    public string ApplicationName { get; set; } = "KompetenzBot";

    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
