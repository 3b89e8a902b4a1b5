using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Platform.Tests.Tables;

public sealed class TableFilterTests
{
    [Fact]
    public void Every_value_becomes_a_typed_literal()
    {
        var time = new DateTimeOffset(2026, 3, 29, 3, 0, 0, TimeSpan.FromHours(2));
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

        Assert.Equal("A eq 'x'", TableFilter.Create($"A eq {"x"}").ToString());
        Assert.Equal("A eq 'x'' or ''1'' eq ''1'", TableFilter.Create($"A eq {"x' or '1' eq '1"}").ToString());
        Assert.Equal("A eq 5 and B eq -5L", TableFilter.Create($"A eq {5} and B eq {-5L}").ToString());
        Assert.Equal("A eq 5.0 and B eq 1E+300 and C eq 0.1", TableFilter.Create($"A eq {5.0} and B eq {1e300} and C eq {0.1}").ToString());
        Assert.Equal("A eq true and B eq false", TableFilter.Create($"A eq {true} and B eq {false}").ToString());
        Assert.Equal("A le datetime'2026-03-29T01:00:00.0000000Z'", TableFilter.Create($"A le {time}").ToString());
        Assert.Equal("A eq guid'0f8fad5b-d9cb-469f-a165-70867728950e'", TableFilter.Create($"A eq {id}").ToString());
        Assert.Equal("A eq X'00ff0a'", TableFilter.Create($"A eq {(byte[])[0, 255, 10]}").ToString());
    }

    [Fact]
    public void Filters_combine_in_parentheses()
    {
        var a = TableFilter.Create($"A eq {1}");
        var b = TableFilter.Create($"B eq {2}");

        Assert.Equal("(A eq 1) and ((B eq 2) or (not (A eq 1)))", a.And(b.Or(a.Not())).ToString());
        Assert.Equal("PartitionKey eq 'p'", TableFilter.Partition("p").ToString());
    }

    [Fact]
    public void A_prefix_is_a_range() =>
        Assert.Equal("RowKey ge 'need|' and RowKey lt 'need}'", TableFilter.StartsWith("RowKey", "need|").ToString());

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TableFilter.Create($"A eq {null}"));
        Assert.Throws<ArgumentException>(() => TableFilter.Create($"A eq {double.NaN}"));
        Assert.Throws<ArgumentException>(() => TableFilter.Create($"A eq {'c'}"));
        Assert.Throws<ArgumentException>(() => TableFilter.StartsWith("RowKey", ""));
        Assert.Throws<ArgumentException>(() => TableFilter.StartsWith("A eq 1 or RowKey", "x"));
    }
}
