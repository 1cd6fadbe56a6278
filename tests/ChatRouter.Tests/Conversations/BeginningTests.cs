using ChatRouter.Core.Conversations;

namespace ChatRouter.Tests.Conversations;

/// <summary>How long texts are cut.</summary>
public sealed class BeginningTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("😀😀", 2, "😀")]
    public void No_text_ends_in_half_a_character(string text, int length, string beginning)
    {
        Assert.Equal(beginning, Beginning.Of(text, length));
    }
}
