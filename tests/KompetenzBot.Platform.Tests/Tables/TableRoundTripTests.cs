using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Platform.Tests.Tables;

/// <summary>Whatever a person writes is stored, found and returned as it is.</summary>
public sealed class TableRoundTripTests(AzuriteFixture azurite)
{
    private static readonly string[] Pieces =
        ["'", "''", "\"", "&", "%", "%27", "+", " ", "=", "$", "{0}", "{", "}", "(", ")", ",", ";", "<", "ä", "ß", "Ł", "ه", "你", "🚒", "👩‍🚒", "a", "Z", "0", "-", "|", "@", "\u00a0", "\u2028"];

    private static readonly string[] OnlyInValues = ["/", "\\", "#", "?", "\n", "\r", "\t", "\u0001", "\u001f", "\u007f", "\u0085"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_round_trips_as_a_value_and_is_found_by_a_filter()
    {
        var table = await azurite.NewTableAsync();
        var texts = Texts([.. Pieces, .. OnlyInValues]).Sample(100, size: 40).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (row, text) in texts.Index())
        {
            await table.AddEntityAsync(new TableEntity("p", $"{row}") { ["Text"] = text }, Cancellation);
        }

        foreach (var (row, text) in texts.Index())
        {
            var read = await table.GetEntityIfExistsAsync("p", $"{row}", cancellationToken: Cancellation);
            Assert.Equal(text, read!.GetString("Text"));
            var found = await table.QueryAsync(TableFilter.Create($"Text eq {text}"), cancellationToken: Cancellation).SingleAsync(Cancellation);
            Assert.Equal($"{row}", found.RowKey);
        }
    }

    [Fact]
    public async Task Every_legal_key_round_trips_through_addresses_filters_and_transactions()
    {
        var table = await azurite.NewTableAsync();
        foreach (var key in Texts(Pieces).Sample(60, size: 15).Distinct(StringComparer.Ordinal))
        {
            await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity(key, "x" + key) { ["Kind"] = "batch" })], Cancellation);
            var version = await table.UpsertEntityAsync(new TableEntity(key, "x" + key) { ["Kind"] = "single" }, cancellationToken: Cancellation);

            var read = await table.GetEntityIfExistsAsync(key, "x" + key, cancellationToken: Cancellation);
            var found = await table.QueryAsync(TableFilter.Create($"PartitionKey eq {key} and RowKey eq {"x" + key}"), cancellationToken: Cancellation).SingleAsync(Cancellation);

            Assert.Equal((key, "x" + key, version), (read!.PartitionKey, read.RowKey, read.ETag));
            Assert.Equal((key, "x" + key, version), (found.PartitionKey, found.RowKey, found.ETag));
            Assert.True(await table.DeleteEntityAsync(key, "x" + key, version, Cancellation));
        }
    }

    [Fact]
    public void Every_number_time_and_byte_is_read_as_it_was_written() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int Int, long Long, double Double, Guid Id, byte[] Bytes)>(),
        ArbMap.Default.ArbFor<long>(),
        (values, ticks) =>
        {
            var time = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(Math.Abs(ticks % TimeSpan.TicksPerDay * 365_000));
            var entity = new TableEntity("p", "r")
            {
                ["Int"] = values.Int, ["Long"] = values.Long, ["Double"] = values.Double, ["Id"] = values.Id, ["Bytes"] = values.Bytes, ["Time"] = time,
            };

            var read = TableEntityReader.ReadOne(TableEntityWriter.Write(entity));

            Assert.Equal(values.Int, read["Int"]);
            Assert.Equal(values.Long, read["Long"]);
            Assert.Equal(values.Double, read["Double"]);
            Assert.Equal(values.Id, read["Id"]);
            Assert.Equal(values.Bytes, read["Bytes"]);
            Assert.Equal(time, read["Time"]);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    private static Gen<string> Texts(string[] pieces) => Gen.Elements(pieces).ListOf().Select(chosen => string.Concat(chosen));
}
