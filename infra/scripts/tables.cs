#!/usr/bin/env dotnet
#:project ../../bot/KompetenzBot.Platform
#:property PublishAot=false

// Copies the tables of a storage account into files, and back. What is protected in the rows stays protected: a copy is worth nothing without the
// certificate in the key vault.
//
//   dotnet run tables.cs -- copy <storage account> <backup account> [<prefix>]
//   dotnet run tables.cs -- save <storage account> <folder> [<prefix>]
//   dotnet run tables.cs -- restore <storage account> <folder> [<prefix>]
//
// The identity is that of the Azure CLI or of the machine; where TABLES_CONNECTION_STRING is set, that of the connection string.
// A copy is a folder of the container "tables", named after its time. It is complete when it has copy.json, which comes last and has the numbers of rows;
// an alert waits for that file. COPIES_ADDRESS puts it on a stand-in of this machine instead, without a token.
// Restoring adds rows that are missing. Rows that are there stay as they are, and are counted.
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Tables;

string[] names = ["Keys", "Profiles", "Conversations", "Alarms", "Deliveries", "AnswerLinks", "AccessLog", "Audit", "Settings", "Feedback", "Erasures", "Instances"];

if (args is not (["copy" or "save" or "restore", _, _] or ["copy" or "save" or "restore", _, _, _]))
{
    Console.Error.WriteLine("tables.cs copy <storage account> <backup account> [<prefix>], or save|restore <storage account> <folder> [<prefix>]");
    return 2;
}

var (command, accountName, where, prefix) = (args[0], args[1], args[2], args.Length > 3 ? args[3] : "");
var credential = new Lazy<TokenCredential>(() => new DefaultAzureCredential());
var tables = new TableServiceClient(Environment.GetEnvironmentVariable("TABLES_CONNECTION_STRING") is { Length: > 0 } connection
    ? StorageAccount.Parse(connection)
    : StorageAccount.ForAccount(accountName, credential.Value));
await (command switch
{
    "copy" => CopyAsync(where),
    "save" => SaveAllAsync(where),
    _ => RestoreAllAsync(where),
});
return 0;

async Task CopyAsync(string backupAccount)
{
    var copy = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HHmm'Z'", CultureInfo.InvariantCulture);
    var folder = Directory.CreateTempSubdirectory("copy-").FullName;
    try
    {
        var rows = await SaveAllAsync(folder);
        using var client = new HttpClient { Timeout = TimeSpan.FromHours(1) };
        foreach (var name in names)
        {
            await using var content = File.OpenRead(Path.Combine(folder, $"{name}.jsonl"));
            await PutAsync(client, backupAccount, $"{copy}/{name}.jsonl", new StreamContent(content));
        }

        await PutAsync(client, backupAccount, $"{copy}/copy.json", new StringContent(new JsonObject(rows).ToJsonString()));
        Console.WriteLine($"{copy} is complete");
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

async Task PutAsync(HttpClient client, string backupAccount, string blob, HttpContent content)
{
    var standIn = Environment.GetEnvironmentVariable("COPIES_ADDRESS") is { Length: > 0 } address ? new Uri(address) : null;
    if (standIn is { IsLoopback: false })
    {
        throw new InvalidOperationException("COPIES_ADDRESS is for a stand-in of this machine only.");
    }

    using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(standIn ?? new Uri($"https://{backupAccount}.blob.core.windows.net"), $"tables/{blob}")) { Content = content };
    request.Headers.Add("x-ms-version", "2023-11-03");
    request.Headers.Add("x-ms-blob-type", "BlockBlob");
    if (standIn is null)
    {
        var token = await credential.Value.GetTokenAsync(new TokenRequestContext(["https://storage.azure.com/.default"]), CancellationToken.None);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
    }

    using var answer = await client.SendAsync(request);
    if (!answer.IsSuccessStatusCode)
    {
        throw new HttpRequestException($"{blob} was not taken: {(int)answer.StatusCode} {answer.ReasonPhrase}");
    }
}

async Task<Dictionary<string, JsonNode?>> SaveAllAsync(string folder)
{
    Directory.CreateDirectory(folder);
    Dictionary<string, JsonNode?> rows = new(StringComparer.Ordinal);
    foreach (var name in names)
    {
        var table = tables.GetTableClient(prefix + name);
        var saved = await SaveAsync(table, Path.Combine(folder, $"{name}.jsonl"));
        rows[name] = saved;
        Console.WriteLine($"{table.Name}: {saved} rows saved");
    }

    return rows;
}

async Task RestoreAllAsync(string folder)
{
    foreach (var name in names)
    {
        Console.WriteLine(await RestoreAsync(tables.GetTableClient(prefix + name), Path.Combine(folder, $"{name}.jsonl")));
    }
}

static async Task<int> SaveAsync(TableClient table, string file)
{
    var rows = 0;
    await using (var writer = new StreamWriter(file, append: false))
    {
        await foreach (var entity in table.QueryAsync())
        {
            await writer.WriteLineAsync(Write(entity).ToJsonString());
            rows++;
        }
    }

    return rows;
}

static async Task<string> RestoreAsync(TableClient table, string file)
{
    if (!File.Exists(file))
    {
        return $"{table.Name}: not in this copy";
    }

    var (added, there) = (0, 0);
    await table.CreateIfNotExistsAsync();
    List<TableEntity> batch = [];
    var size = 0;
    foreach (var line in File.ReadLines(file))
    {
        var entity = Read(line);
        if (batch.Count is 100 || (batch.Count > 0 && (size + line.Length > 2_000_000 || batch[0].PartitionKey != entity.PartitionKey)))
        {
            await FlushAsync();
        }

        batch.Add(entity);
        size += line.Length;
    }

    await FlushAsync();
    return $"{table.Name}: {added} rows restored, {there} were there";

    async Task FlushAsync()
    {
        if (batch.Count > 0)
        {
            var now = await AddAsync(table, batch);
            (added, there, size) = (added + now, there + batch.Count - now, 0);
            batch.Clear();
        }
    }
}

// all at once; where one of them is there already, one by one
static async Task<int> AddAsync(TableClient table, List<TableEntity> batch)
{
    try
    {
        await table.SubmitTransactionAsync([.. batch.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity))]);
        return batch.Count;
    }
    catch (TableRequestFailedException failure) when (failure.Code == TableErrorCode.EntityAlreadyExists)
    {
        var added = 0;
        foreach (var entity in batch)
        {
            try
            {
                await table.AddEntityAsync(entity);
                added++;
            }
            catch (TableRequestFailedException one) when (one.Code == TableErrorCode.EntityAlreadyExists)
            {
                // it stays as it is
            }
        }

        return added;
    }
}

static JsonArray Write(TableEntity entity) =>
[
    entity.PartitionKey,
    entity.RowKey,
    .. entity.Select(property => (JsonNode)(property.Value switch
    {
        string text => new JsonArray(property.Key, "string", text),
        int number => new JsonArray(property.Key, "int", number),
        long number => new JsonArray(property.Key, "long", number.ToString(CultureInfo.InvariantCulture)),
        double number => new JsonArray(property.Key, "double", number.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => new JsonArray(property.Key, "bool", flag),
        DateTimeOffset time => new JsonArray(property.Key, "time", time.ToString("O", CultureInfo.InvariantCulture)),
        Guid id => new JsonArray(property.Key, "id", id.ToString()),
        byte[] bytes => new JsonArray(property.Key, "bytes", Convert.ToBase64String(bytes)),
        _ => throw new NotSupportedException($"{property.Key} is of an unknown type."),
    })),
];

static TableEntity Read(string line)
{
    var row = JsonNode.Parse(line)!.AsArray();
    var entity = new TableEntity((string)row[0]!, (string)row[1]!);
    foreach (var property in row.Skip(2).Select(part => part!.AsArray()))
    {
        var value = property[2]!;
        entity[(string)property[0]!] = (string)property[1]! switch
        {
            "string" => (string)value!,
            "int" => (int)value,
            "long" => long.Parse((string)value!, CultureInfo.InvariantCulture),
            "double" => double.Parse((string)value!, CultureInfo.InvariantCulture),
            "bool" => (bool)value,
            "time" => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "id" => Guid.Parse((string)value!),
            "bytes" => Convert.FromBase64String((string)value!),
            var unknown => throw new JsonException($"There is no type {unknown}."),
        };
    }

    return entity;
}
