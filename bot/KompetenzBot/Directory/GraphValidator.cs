using KompetenzBot.Platform.Graph;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Directory;

/// <summary>Refuses an address to which the bot's token must not go.</summary>
internal sealed class GraphValidator(IHostEnvironment environment) : IValidateOptions<GraphOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphOptions options) =>
        options.BaseUrl.Length == 0 || GraphServiceClient.IsBaseUrl(options.BaseUrl, allowLoopbackHttp: environment.IsDevelopment())
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Graph:BaseUrl must be an https address without user info and query; http only on this machine in Development.");
}
