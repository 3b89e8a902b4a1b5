using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Delivery;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>One rate for all instances, without anybody who divides it.</summary>
public sealed class SharesTests
{
    [Theory]
    [InlineData("50", "50")]
    [InlineData("0", "50")]
    [InlineData("50 50", "25 25")]
    [InlineData("50 50 50 50", "12.5 12.5 12.5 12.5")]
    [InlineData("50 0", "49 1")]
    [InlineData("50 10 50", "20 10 20")]
    [InlineData("0 0", "25 25")]
    [InlineData("10 20", "20 30")]
    [InlineData("50 0 0 0", "47 1 1 1")]
    public void What_one_does_not_need_the_others_get(string wanted, string shares) =>
        Assert.Equal(Numbers(shares), All(Numbers(wanted), 50).Select(share => Math.Round(share, 6)));

    [Fact]
    public void All_of_it_is_given_and_no_more_and_nobody_gets_less_than_a_fair_part_of_what_they_want()
    {
        var instances = Gen.Choose(0, 60).Select(wanted => (double)wanted).NonEmptyListOf().Select(list => list.Take(12).ToArray());
        Prop.ForAll(instances.ToArbitrary(), wanted =>
        {
            var shares = All(wanted, 50);
            return Math.Abs(shares.Sum() - 50) < 1e-6 && shares.Zip(wanted).All(one => one.First >= Math.Min(one.Second, 50.0 / wanted.Length) - 1e-6);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("50 50 50 50", 50, "13 13 12 12")]
    [InlineData("50 50 50 50", 49.5, "13 12 12 12")]
    [InlineData("50", 49.5, "49.5")]
    [InlineData("50 10 50", 50, "20 10 20")]
    [InlineData("50 0 50", 49.5, "24 0.99 24")]
    [InlineData("50 10.4 50", 50, "20 10 20")]
    public void Shares_are_whole_so_that_what_leaves_within_a_second_adds_up(string wanted, double limit, string shares) => Assert.Equal(Numbers(shares), AllWhole(Numbers(wanted), limit));

    [Fact]
    public void Whole_shares_keep_within_the_limit_and_leave_less_than_one()
    {
        var cases = Gen.Choose(10, 600).Select(tenths => tenths / 10.0).Zip(Gen.Choose(0, 60).Select(wanted => (double)wanted).NonEmptyListOf().Select(list => list.Take(12).ToArray()));
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (limit, wanted) = one;
            var whole = AllWhole(wanted, limit);
            return limit - whole.Sum() is > -1e-4 and < 1 && whole.Zip(All(wanted, limit)).All(pair => Math.Abs(pair.First - pair.Second) < 1.0001);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0, 0, 2, 1)]
    [InlineData(0, 200, 2, 50)]
    [InlineData(12, 4, 2, 10)]
    [InlineData(16, 0, 2, 10)]
    [InlineData(1000, 0, 2, 50)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(3, 0, 0, 50)]
    public void Everybody_wants_a_little_more_than_what_they_sent_and_what_is_waiting(int sent, int waiting, int seconds, double wanted) =>
        Assert.Equal(wanted, Shares.Wanted(sent, waiting, TimeSpan.FromSeconds(seconds), 50));

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    private static double[] AllWhole(double[] wanted, double limit)
    {
        var byName = wanted.Index().ToDictionary(one => one.Index.ToString("00", System.Globalization.CultureInfo.InvariantCulture), one => one.Item, StringComparer.Ordinal);
        return [.. byName.Keys.Select(name => Shares.WholeOf(name, byName, limit))];
    }

    private static double[] All(double[] wanted, double limit) => [.. wanted.Select((own, i) => Shares.Of(own, [.. wanted.Where((_, other) => other != i)], limit))];
}
