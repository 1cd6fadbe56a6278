using ChatRouter.Core.Uploads;
using ChatRouter.TestKit.Uploads;

namespace ChatRouter.Tests.Uploads;

public sealed class ImageFileTests
{
    public static TheoryData<string> Bad => new(BadImages.All.Keys);

    [Fact]
    public void A_whole_image_of_each_format_is_known_with_its_size()
    {
        Assert.Equal(new ImageFacts(ImageFormat.Jpeg, 1, 1), Read(SampleImages.Jpeg));
        Assert.Equal(new ImageFacts(ImageFormat.Png, 640, 480), Read(SampleImages.Png(640, 480)));
        Assert.Equal(new ImageFacts(ImageFormat.Gif, 1, 1), Read(SampleImages.Gif));
        Assert.Equal(new ImageFacts(ImageFormat.Webp, 1, 1), Read(SampleImages.Webp));
        Assert.Equal(new ImageFacts(ImageFormat.Webp, 1, 1), Read(SampleImages.LossyWebp));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_is_none_or_says_that_it_is_too_large(string name)
    {
        var (file, code) = BadImages.All[name];

        var facts = Read(file);

        Assert.Equal(code == "imageTooManyPixels", facts is not null);
        if (facts is { } read)
            Assert.True(read.Pixels > 50_000_000);
    }

    [Fact]
    public void Every_file_that_was_cut_off_somewhere_is_broken()
    {
        foreach (var (type, whole) in SampleImages.Whole)
        {
            for (var length = 0; length < whole.Length; length++)
                Assert.True(Read(whole[..length]) is null, $"{type} cut to {length} bytes");
        }
    }

    [Fact]
    public void No_changed_byte_makes_the_reader_fail()
    {
        var random = new Random(7);
        foreach (var whole in SampleImages.Whole.Values)
        {
            for (var round = 0; round < 2_000; round++)
                Read(whole.With(random.Next(whole.Length), (byte)random.Next(256)));
        }
    }

    private static ImageFacts? Read(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return ImageFile.FormatOf(file) is { } format && ImageFile.TryRead(file, format, out var facts) ? facts : null;
    }
}
