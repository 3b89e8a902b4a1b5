using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Privacy;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

public sealed class GroupSizeTests
{
    [Theory]
    [InlineData(0, 5, "0")]
    [InlineData(1, 5, "1–4")]
    [InlineData(4, 5, "1–4")]
    [InlineData(5, 5, "5")]
    [InlineData(9, 5, "5")]
    [InlineData(10, 5, "10")]
    [InlineData(314, 5, "310")]
    [InlineData(2, 3, "1–2")]
    [InlineData(3, 3, "3")]
    [InlineData(9, 10, "1–9")]
    public void A_group_is_shown_roughly(int count, int minimum, string expected) => Assert.Equal(expected, GroupSize.Describe(count, minimum));

    [Fact]
    [Trait("Threat", "T13")]
    public void One_person_more_or_less_in_a_small_group_cannot_be_told() =>
        Assert.Single(Enumerable.Range(1, 4).Select(count => GroupSize.Describe(count, 5)).Distinct());

    [Fact]
    public void The_largest_number_that_looks_the_same_does_and_the_next_does_not() => Prop.ForAll(Gen.Choose(1, 12_000).ToArbitrary(), (int count) =>
    {
        var most = GroupSize.AtMost(count, 5);
        return most >= count && GroupSize.Describe(most, 5) == GroupSize.Describe(count, 5) && GroupSize.Describe(most + 1, 5) != GroupSize.Describe(count, 5);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_never_promises_more_people_than_there_are() => Prop.ForAll(Gen.Choose(0, 12_000).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (count, minimum) =>
        !int.TryParse(GroupSize.Describe(count, minimum), CultureInfo.InvariantCulture, out var shown) || shown <= count).QuickCheckThrowOnFailure();
}
