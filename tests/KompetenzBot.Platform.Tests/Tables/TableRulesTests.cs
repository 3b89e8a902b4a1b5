using Azure;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Platform.Tests.Tables;

/// <summary>The real service's limits hold although the emulator does not know them; nothing is sent when one is broken.</summary>
public sealed class TableRulesTests
{
    private const int MiB = 1 << 20;

    private static readonly FakeTransport Transport = new();
    private static readonly TableServiceClient Service = new(StorageAccount.Parse("UseDevelopmentStorage=true"), new TableClientOptions { Transport = Transport });
    private static readonly TableClient Table = Service.GetTableClient("Profiles");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> ForbiddenKeys => ["a/b", @"a\b", "a#b", "a?b", "a\tb", "a\u0000", "a\u0085", "\ud83d", new string('k', 513)];

    [Theory]
    [MemberData(nameof(ForbiddenKeys))]
    public async Task A_key_that_the_service_refuses_is_refused_without_repeating_it(string key)
    {
        var partition = await Assert.ThrowsAnyAsync<ArgumentException>(() => Table.AddEntityAsync(new TableEntity(key, "r"), Cancellation));
        var row = await Assert.ThrowsAnyAsync<ArgumentException>(() => Table.GetEntityIfExistsAsync("p", key, cancellationToken: Cancellation));

        Assert.StartsWith("PartitionKey", partition.Message, StringComparison.Ordinal);
        Assert.StartsWith("rowKey", row.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, partition.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(0)]
    public void Keys_at_the_limit_are_good(int length) => TableRules.Entity(new TableEntity(new string('k', length), new string('ü', length)));

    [Fact]
    public void Two_hundred_and_fifty_two_properties_fit()
    {
        var entity = new TableEntity("p", "r");
        for (var property = 0; property < 252; property++)
        {
            entity[$"P{property}"] = property;
        }

        TableRules.Entity(entity);
        entity["One"] = "more";

        Assert.Contains("at most 252", Refusal(entity), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_has_up_to_32768_characters()
    {
        TableRules.Entity(new TableEntity("p", "r") { ["Text"] = new string('ß', 32768) });

        Assert.Contains("Text has 32769 characters", Refusal(new TableEntity("p", "r") { ["Text"] = new string('ß', 32769) }), StringComparison.Ordinal);
        Assert.Contains("surrogate", Refusal(new TableEntity("p", "r") { ["Text"] = "a\udc00b" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_has_up_to_64_KiB()
    {
        TableRules.Entity(new TableEntity("p", "r") { ["Bytes"] = new byte[65536] });

        Assert.Contains("65537 bytes", Refusal(new TableEntity("p", "r") { ["Bytes"] = new byte[65537] }), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_has_up_to_a_MiB_by_the_service_s_own_count()
    {
        // 4 bytes and two keys of one character; each property 8 bytes, a name of one character, 4 bytes and the content
        const int Overhead = 8 + 2 + 4;
        var entity = new TableEntity("p", "r");
        foreach (var name in "ABCDEFGHIJKLMNO")
        {
            entity[$"{name}"] = new byte[65536];
        }

        var left = MiB - 8 - (15 * (Overhead + 65536)) - Overhead;
        entity["Z"] = new byte[left];
        TableRules.Entity(entity);
        entity["Z"] = new byte[left + 1];

        Assert.Contains($"takes {MiB + 1} bytes", Refusal(entity), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_start_in_1601()
    {
        var first = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
        TableRules.Entity(new TableEntity("p", "r") { ["Time"] = first });

        Assert.Contains("1601", Refusal(new TableEntity("p", "r") { ["Time"] = first.AddTicks(-1) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("with space")]
    [InlineData("a-b")]
    [InlineData("A@odata.type")]
    [InlineData("odata.etag")]
    public async Task A_property_has_the_name_of_an_identifier(string name)
    {
        Refusal(new TableEntity("p", "r") { [name] = 1 });
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Table.GetEntityIfExistsAsync("p", "r", [name], Cancellation));
    }

    [Theory]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    public void A_member_of_the_row_is_no_property(string name) => Assert.Throws<ArgumentException>(() => new TableEntity("p", "r") { [name] = "x" });

    [Theory]
    [InlineData('c')]
    [InlineData(1.5f)]
    public void Only_types_that_tables_store_are_taken(object value) => Assert.Throws<ArgumentException>(() => new TableEntity("p", "r") { ["A"] = value });

    [Fact]
    public void Reading_as_another_type_says_which_it_is()
    {
        var entity = new TableEntity("p", "r") { ["Count"] = "three" };

        Assert.Contains("Count is stored as String", Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Count")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1table")]
    [InlineData("my-table")]
    [InlineData("tables")]
    [InlineData("name\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_table_s_name_is_checked(string name) => Assert.Throws<ArgumentException>(() => Service.GetTableClient(name));

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_has_1_to_1000_entities(int size) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Table.QueryAsync(maxPerPage: size, cancellationToken: Cancellation).ToListAsync(Cancellation));

    [Fact]
    public async Task An_update_without_a_version_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpdateEntityAsync(new TableEntity("p", "r"), default, cancellationToken: Cancellation));

    [Fact]
    public async Task A_transaction_s_limits_are_checked()
    {
        await Refused("1 to 100", []);
        await Refused("1 to 100", [.. Enumerable.Range(0, 101).Select(row => Add("p", $"{row}"))]);
        await Refused("one partition", [Add("p", "1"), Add("q", "2")]);
        await Refused("each entity", [Add("p", "1"), Add("p", "1")]);
        await Refused("needs the ETag", [new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "1"))]);
        await Refused("at most 4194304", [.. Enumerable.Range(0, 50).Select(row => Add("p", $"{row}", new byte[65536]))]);
        Assert.Empty(Transport.Sent);

        static async Task Refused(string reason, IReadOnlyList<TableTransactionAction> actions) =>
            Assert.Contains(reason, (await Assert.ThrowsAsync<ArgumentException>(() => Table.SubmitTransactionAsync(actions, Cancellation))).Message, StringComparison.Ordinal);
    }

    private static TableTransactionAction Add(string partition, string row, byte[]? content = null) =>
        new(TableTransactionActionType.Add, new TableEntity(partition, row) { ["Content"] = content }, ETag.All);

    private static string Refusal(TableEntity entity) => Assert.ThrowsAny<ArgumentException>(() => TableRules.Entity(entity)).Message;
}
