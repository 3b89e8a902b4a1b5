using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Privacy;

/// <summary>The notice that the configuration names.</summary>
internal sealed class NoticeInForce(IOptions<PrivacyOptions> options) : INoticeInForce
{
    public string Version => options.Value.NoticeVersion;
}
