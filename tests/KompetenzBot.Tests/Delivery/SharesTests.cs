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
    [InlineData(0, 2, false, 1)]
    [InlineData(0, 2, true, 50)]
    [InlineData(16, 2, false, 10)]
    [InlineData(1000, 2, false, 50)]
    [InlineData(3, 0, false, 1)]
    public void Whoever_has_more_waiting_wants_everything_and_others_a_little_more_than_before(int sent, int seconds, bool areWaiting, double wanted) =>
        Assert.Equal(wanted, Shares.Wanted(sent, TimeSpan.FromSeconds(seconds), areWaiting, 50));

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    private static double[] All(double[] wanted, double limit) => [.. wanted.Select((own, i) => Shares.Of(own, [.. wanted.Where((_, other) => other != i)], limit))];
}
