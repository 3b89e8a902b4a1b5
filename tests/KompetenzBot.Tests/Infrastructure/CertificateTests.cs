using System.Text.Json;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The certificate of the key ring is one that the bot can use, and no second version comes by itself.</summary>
public sealed class CertificateTests
{
    private static readonly JsonElement Policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(Templates.Folder, "key-ring-policy.json"))).RootElement;

    [Fact]
    public void The_vault_does_not_renew_it() =>
        Assert.Equal(["EmailContacts"], Policy.GetProperty("lifetimeActions").EnumerateArray().Select(action => action.GetProperty("action").GetProperty("actionType").GetString()));

    [Fact]
    public void It_is_an_RSA_certificate_whose_key_the_bot_can_read()
    {
        var key = Policy.GetProperty("keyProperties");

        Assert.Equal("RSA", key.GetProperty("keyType").GetString());
        Assert.True(key.GetProperty("exportable").GetBoolean());
        Assert.False(key.GetProperty("reuseKey").GetBoolean());
        Assert.Equal("application/x-pkcs12", Policy.GetProperty("secretProperties").GetProperty("contentType").GetString());
    }
}
