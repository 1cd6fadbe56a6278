using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;

namespace ChatRouter.Tests.Conversations;

public sealed class ContactRulesTests
{
    [Theory]
    [InlineData("13800138000")]
    [InlineData(" 0571-8888 8888 ", "0571-8888 8888")]
    [InlineData("+86 (138) 0013.8000")]
    [InlineData("(0571) 88888888")]
    [InlineData("　１３８００１３８０００", "13800138000")]
    public void A_phone_number_is_taken_as_people_write_it(string text, string? kept = null) =>
        Assert.Equal(Both(kept ?? text, phone: true), Kept(text));

    [Theory]
    [InlineData("li.si+shop@mail.example.com")]
    [InlineData(" li@shop.example\n", "li@shop.example")]
    [InlineData("ｌｉ＠ｓｈｏｐ．ｅｘａｍｐｌｅ", "li@shop.example")]
    [InlineData("o'neil_{x}@a-b.co")]
    public void An_address_is_taken_as_people_write_it(string text, string? kept = null) =>
        Assert.Equal(Both(kept ?? text, phone: false), Kept(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("1234")]
    [InlineData("1234567890123456")]
    [InlineData("138001380x0")]
    [InlineData("++8613800138000")]
    [InlineData("13800138000\n13800138001")]
    [InlineData("1(.)  -  .  -  .  -  .  -  .  - 2345")]
    [InlineData("li@shop")]
    [InlineData("li@@shop.example")]
    [InlineData("@shop.example")]
    [InlineData("li@shop..example")]
    [InlineData("li@-shop.example")]
    [InlineData("li si@shop.example")]
    [InlineData("<script>alert(1)</script>@shop.example")]
    [InlineData("li@shop.example<img src=x>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("li@shop.example\u202E")]
    [InlineData("li@sh\u200Bop.example")]
    [InlineData("li@shop.example\0")]
    [InlineData("\uD83D@shop.example")]
    public void Anything_else_is_no_contact(string text) => Assert.Equal((null, null, null, null), Kept(text));

    [Fact]
    public void The_longest_address_fits_and_a_longer_one_does_not()
    {
        var host = string.Join('.', Enumerable.Repeat(new string('h', 61), 3));
        var longest = $"{new string('l', 64)}@{host}.com";

        Assert.Equal(ContactRules.MaxLength, longest.Length);
        Assert.Equal(longest, ContactRules.Normal(AskedContact.Email, longest));
        Assert.Null(ContactRules.Normal(AskedContact.Email, $"{longest}x"));
        Assert.Null(ContactRules.Normal(AskedContact.Email, $"{new string('l', 65)}@shop.example"));
    }

    private static (string? Phone, string? Email, string? Either, string? None) Both(string kept, bool phone) => (phone ? kept : null, phone ? null : kept, kept, null);

    private static (string? Phone, string? Email, string? Either, string? None) Kept(string text) => (
        ContactRules.Normal(AskedContact.Phone, text), ContactRules.Normal(AskedContact.Email, text), ContactRules.Normal(AskedContact.Either, text), ContactRules.Normal(AskedContact.None, text));
}
