using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.Tests.Storage;

/// <summary>A key vault: answers its secrets API, tells who has no token where to get one, and serves a certificate as a secret of the same name.</summary>
internal sealed class SimulatedVault : HttpMessageHandler
{
    public const string Address = "https://kb-test.vault.azure.net/";

    private readonly ConcurrentDictionary<string, List<Version>> _secrets = new(StringComparer.Ordinal);

    /// <summary>What every request is answered with; null while the vault works.</summary>
    public HttpStatusCode? Fault { get; set; }

    /// <summary>For <see cref="Scenes.SceneOptions.Edge"/>.</summary>
    public void Serve(IServiceCollection services) =>
        services.AddSingleton(new SecretClientOptions { Transport = new HttpClientTransport(this), Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) } });

    /// <summary>Adds a new version of a certificate.</summary>
    /// <returns>The name of the version.</returns>
    public string Issue(string name, bool asPem = false)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return asPem
            ? Put(name, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), "application/x-pem-file")
            : Put(name, Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12)), "application/x-pkcs12");
    }

    /// <summary>Adds a new version of a secret.</summary>
    public string Put(string name, string value, string? contentType = null)
    {
        var version = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _secrets.GetOrAdd(name, _ => []).Add(new Version(version, value, contentType));
        return version;
    }

    /// <summary>The names of a secret's versions.</summary>
    public IReadOnlyList<string> Versions(string name) => [.. Of(name).Select(version => version.Name)];

    /// <summary>Loses a version for good.</summary>
    public void Lose(string name, string version) => _secrets[name].RemoveAll(one => one.Name == version);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter: "development" })
        {
            var challenge = new HttpResponseMessage(HttpStatusCode.Unauthorized);
            challenge.Headers.Add("WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/5a1f0c3e-7d42-4b6a-9a0e-2c8d1e4f6b70\", resource=\"https://vault.azure.net\"");
            return challenge;
        }

        if (Fault is { } fault)
        {
            return new HttpResponseMessage(fault) { Content = JsonContent.Create(new { error = new { code = fault.ToString(), message = "no" } }) };
        }

        return request.RequestUri!.AbsolutePath.Trim('/').Split('/') switch
        {
            ["secrets", var name, "versions"] => Json(new { value = Of(name).Select(one => new { id = Id(name, one), contentType = one.ContentType, attributes = new { enabled = true } }) }),
            ["secrets", var name] => Secret(name, Of(name).LastOrDefault()),
            ["secrets", var name, var version] => Secret(name, Of(name).Find(one => one.Name == version)),
            _ => new HttpResponseMessage(HttpStatusCode.BadRequest),
        };
    }

    private List<Version> Of(string name) => _secrets.GetValueOrDefault(name) ?? [];

    private static string Id(string name, Version version) => $"{Address}secrets/{name}/{version.Name}";

    private static HttpResponseMessage Secret(string name, Version? version) => version is null
        ? new HttpResponseMessage(HttpStatusCode.NotFound) { Content = JsonContent.Create(new { error = new { code = "SecretNotFound", message = "not here" } }) }
        : Json(new { value = version.Value, contentType = version.ContentType, id = Id(name, version), attributes = new { enabled = true } });

    private static HttpResponseMessage Json<T>(T content) => new(HttpStatusCode.OK) { Content = JsonContent.Create(content) };

    private sealed record Version(string Name, string Value, string? ContentType);
}
