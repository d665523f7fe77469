using global::Portal.Domain.Publicity.Activities;

namespace Portal.Tests.Domain.Publicity.Activities;

public sealed class ContactRulesTests
{
    [Theory]
    [InlineData("13800000000")]
    [InlineData("+86 138-0000-0000")]
    [InlineData("１３８００００００００")]
    [InlineData("(86)13800000000")]
    public void Number_is_the_same_however_it_is_typed(string typed)
    {
        Assert.True(ContactRules.IsPhone(typed));
        Assert.Equal("13800000000", ContactRules.Phone(typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("打我办公室")]
    [InlineData("138000000001380000000")]
    public void What_is_no_number_is_refused(string typed) => Assert.False(ContactRules.IsPhone(typed));

    [Theory]
    [InlineData("a@example.com", true)]
    [InlineData(" A.B@Example.COM ", true)]
    [InlineData("a@example", false)]
    [InlineData("a b@example.com", false)]
    [InlineData("a@@example.com", false)]
    [InlineData("a@example.com\r\nBcc: b@example.com", false)]
    public void Address_is_what_every_mail_server_takes(string typed, bool fits) => Assert.Equal(fits, ContactRules.IsMail(typed));

    [Theory]
    [InlineData("3", 3)]
    [InlineData(" 12 ", 12)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("两", null)]
    public void People_are_counted_from_one(string typed, int? people) => Assert.Equal(people, ContactRules.People(typed));
}
