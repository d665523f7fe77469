using global::Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Publicity.Talk;

/// <summary>A code that is read aloud and copied by hand.</summary>
public sealed class PublicCodeTests
{
    [Fact]
    public void Code_is_read_back_in_any_width_case_and_grouping()
    {
        var code = PublicCode.Create();
        string[] typed = [code.Characters, code.Characters.ToLowerInvariant(), string.Join(" - ", code.Groups), string.Concat(code.Characters.Select(c => (char)(c + 0xFEE0)))];
        Assert.All(typed, text =>
        {
            Assert.True(PublicCode.TryParse(text, out var read));
            Assert.Equal(code, read);
        });
        Assert.Equal("(code)", code.ToString());
    }

    [Fact]
    public void One_wrong_character_is_found()
    {
        var characters = PublicCode.Create().Characters;
        for (var at = 0; at < characters.Length; at++)
        {
            foreach (var other in Crockford.Alphabet.Where(c => c != characters[at]))
            {
                Assert.False(PublicCode.TryParse(characters[..at] + other + characters[(at + 1)..], out _));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ABCD")]
    [InlineData("你好你好你好你好你好你好你好你好")]
    public void What_is_no_code_is_refused(string? text) => Assert.False(PublicCode.TryParse(text, out _));
}
