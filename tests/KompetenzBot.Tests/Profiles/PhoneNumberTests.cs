using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Profiles;
using Xunit;

namespace KompetenzBot.Tests.Profiles;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0151/234 567-89", "+4915123456789")]
    [InlineData("0151 23456789", "+4915123456789")]
    [InlineData("(0151) 23456789", "+4915123456789")]
    [InlineData("+49 (0)151 23456789", "+4915123456789")]
    [InlineData("+49 (0) 151-23456789", "+4915123456789")]
    [InlineData("+49 0151 23456789", "+4915123456789")]
    [InlineData("0049 151 23456789", "+4915123456789")]
    [InlineData("0049 (0)151 23456789", "+4915123456789")]
    [InlineData("0151.23.45.67.89", "+4915123456789")]
    [InlineData("0151\u00A02345\u201167–89", "+4915123456789")]
    [InlineData("  0151 23456789 ", "+4915123456789")]
    [InlineData("+31 6 12345678", "+31612345678")]
    [InlineData("0043 660 1234567", "+436601234567")]
    public void Numbers_are_read_as_people_write_them(string text, string expected) => Assert.Equal(expected, PhoneNumber.TryParse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("nein")]
    [InlineData("110")]
    [InlineData("0151")]
    [InlineData("151 23456789")]
    [InlineData("0151 2345678901234567")]
    [InlineData("+0 151 23456789")]
    [InlineData("0151 234567 oder abends 0231 1234")]
    [InlineData("0151 2345678x")]
    [InlineData("٠١٥١٢٣٤٥٦٧٨٩")]
    [InlineData("++4915123456789")]
    public void What_is_none_is_refused(string text) => Assert.Null(PhoneNumber.TryParse(text));

    [Fact]
    public void What_was_read_reads_as_itself() => Prop.ForAll(Gen.Elements('0', '1', '2', '9', '4', '+', ' ', '/', '(', ')', '-').ListOf(14).ToArbitrary(), chars =>
        PhoneNumber.TryParse(string.Concat(chars)) is not { } number || PhoneNumber.TryParse(number.ToString()) == number).QuickCheckThrowOnFailure();
}
