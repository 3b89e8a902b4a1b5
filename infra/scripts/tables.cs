#!/usr/bin/env dotnet
#:project ../../bot/KompetenzBot.Platform
#:property PublishAot=false

// Copies the tables of a storage account into files, and back. What is protected in the rows stays protected: a copy is worth nothing without the
// certificate in the key vault.
//
//   dotnet run tables.cs -- save <storage account> <folder> [<prefix>]
//   dotnet run tables.cs -- restore <storage account> <folder> [<prefix>]
//
// The identity is that of the Azure CLI or of the machine; where TABLES_CONNECTION_STRING is set, that of the connection string.
// Restoring adds rows that are missing. Rows that are there stay as they are, and are counted.
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Identity;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Tables;

string[] names = ["Keys", "Profiles", "Conversations", "Alarms", "Deliveries", "AnswerLinks", "AccessLog", "Audit", "Settings", "Feedback", "Erasures", "Instances"];

if (args is not (["save" or "restore", _, _] or ["save" or "restore", _, _, _]))
{
    Console.Error.WriteLine("tables.cs save|restore <storage account> <folder> [<prefix>]");
    return 2;
}

var (command, accountName, path, prefix) = (args[0], args[1], args[2], args.Length > 3 ? args[3] : "");
var tables = new TableServiceClient(Environment.GetEnvironmentVariable("TABLES_CONNECTION_STRING") is { Length: > 0 } connection
    ? StorageAccount.Parse(connection)
    : StorageAccount.ForAccount(accountName, new DefaultAzureCredential()));

Directory.CreateDirectory(path);
foreach (var name in names)
{
    var (table, file) = (tables.GetTableClient(prefix + name), Path.Combine(path, $"{name}.jsonl"));
    Console.WriteLine(command == "save" ? await SaveAsync(table, file) : await RestoreAsync(table, file));
}

return 0;

static async Task<string> SaveAsync(TableClient table, string file)
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

    return $"{table.Name}: {rows} rows saved";
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
