using System.Diagnostics;
using ChatRouter.Core.Uploads;
using ChatRouter.Server.Images;
using ChatRouter.TestKit.Uploads;
using SkiaSharp;

namespace ChatRouter.Tests.Uploads;

public sealed class QrCodesTests
{
    public static TheoryData<string> Bad => new(BadImages.All.Keys);

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_clean_code_is_found_in_each_format(SKEncodedImageFormat format)
    {
        foreach (var size in new[] { 80, 240, 1_000 })
            Assert.Equal(QrLook.Found, Look(QrImages.Code(size, format)));
    }

    [Theory]
    [InlineData(17, 255)]
    [InlineData(45, 255)]
    [InlineData(200, 255)]
    [InlineData(45, 70)]
    public void A_code_is_found_in_a_photo_turned_and_faint(float degrees, byte opacity) =>
        Assert.Equal(QrLook.Found, Look(QrImages.Photo(1_600, 1_200, 500, degrees, opacity, places: (800, 600))));

    [Fact]
    public void A_small_code_is_found_in_the_corner_of_a_large_picture() =>
        Assert.Equal(QrLook.Found, Look(QrImages.Photo(4_000, 3_000, 160, places: (3_880, 2_890))));

    [Fact]
    public void Several_codes_do_not_hide_each_other() =>
        Assert.Equal(QrLook.Found, Look(QrImages.Photo(1_600, 1_200, 300, 5, places: [(300, 300), (800, 300), (300, 800), (1_200, 850)])));

    [Fact]
    public void White_on_black_and_black_on_nothing_are_codes_too()
    {
        Assert.Equal(QrLook.Found, Look(QrImages.Code(SKColors.White, SKColors.Black)));
        Assert.Equal(QrLook.Found, Look(QrImages.Code(SKColors.Black, SKColors.Transparent)));
        Assert.Equal(QrLook.Found, Look(QrImages.Code(SKColors.DarkRed, SKColors.LightYellow)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(3, 3)]
    public void A_code_that_flashes_up_in_an_animation_is_found(int at, int disposal) => Assert.Equal(QrLook.Found, Look(QrImages.Flash(6, at, disposal)));

    [Fact]
    public void Ordinary_pictures_hold_none()
    {
        Assert.Equal(QrLook.None, Look(QrImages.Photo(1_600, 1_200)));
        Assert.Equal(QrLook.None, Look(QrImages.Photo(800, 2_000, format: SKEncodedImageFormat.Webp)));
        Assert.Equal(QrLook.None, Look(QrImages.Flash(6, -1, 1)));
        Assert.Equal(QrLook.None, Look(SampleImages.Png(640, 480)));
        foreach (var whole in SampleImages.Whole.Values)
            Assert.Equal(QrLook.None, Look(whole));
    }

    [Fact]
    public void What_has_too_many_pixels_over_all_its_frames_is_not_decoded()
    {
        Assert.Equal(QrLook.TooLarge, Look(SampleImages.Png(5_001, 5_000)));
        Assert.Equal(QrLook.TooLarge, Look(QrImages.Flash(626, -1, 1)));
    }

    [Fact]
    public void A_picture_full_of_corners_of_codes_is_given_up() => Assert.Equal(QrLook.Unsearchable, Look(QrImages.Corners(2_000, 2_000)));

    [Fact]
    public void A_picture_of_as_many_corners_as_are_looked_at_does_not_take_long()
    {
        var begun = Stopwatch.GetTimestamp();

        Assert.NotEqual(QrLook.Found, Look(QrImages.Corners(240, 240)));

        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(30), $"{Stopwatch.GetElapsedTime(begun)}");
    }

    [Fact]
    public void A_PNG_that_moves_is_not_taken_for_its_first_frame()
    {
        var still = SampleImages.Png(64, 48);
        var moving = SampleImages.PngOf(SampleImages.Chunk("IHDR", SampleImages.Header(64, 48)), SampleImages.Chunk("acTL", new byte[8]), still[33..]);

        Assert.Equal(QrLook.Unsearchable, Look(moving));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(31)]
    public void Checked_and_dotted_cloth_is_no_picture_of_codes(int thread)
    {
        Assert.Equal(QrLook.None, Look(QrImages.Cloth(1_600, 1_200, thread, dotted: false)));
        Assert.Equal(QrLook.None, Look(QrImages.Cloth(1_600, 1_200, thread, dotted: true)));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_that_comes_so_far_does_no_harm(string name)
    {
        using var file = new MemoryStream(BadImages.All[name].File);

        Assert.NotEqual(QrLook.Found, new QrCodes().Look(file, new(ImageFormat.Png, 1, 1)));
        Assert.NotEqual(QrLook.Found, new QrCodes().Look(file, new(ImageFormat.Png, 640, 480)));
    }

    [Fact]
    public void A_file_that_is_broken_inside_is_never_seen_half()
    {
        foreach (var format in new[] { SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp })
        {
            var whole = QrImages.Code(240, format);
            for (var length = 0; length < whole.Length / 2; length += 97)
            {
                using var file = new MemoryStream(whole[..length]);
                Assert.Equal(QrLook.Unreadable, new QrCodes().Look(file, new(ImageFormat.Png, 240, 240)));
            }
        }
    }

    [Fact]
    public void No_changed_byte_makes_the_look_fail()
    {
        var random = new Random(7);
        byte[][] files = [QrImages.Code(), QrImages.Code(240, SKEncodedImageFormat.Jpeg), QrImages.Code(240, SKEncodedImageFormat.Webp), QrImages.Flash(3, 1, 3)];
        foreach (var whole in files)
        {
            for (var round = 0; round < 150; round++)
                Look(whole.With(random.Next(whole.Length), (byte)random.Next(256)));
        }
    }

    private static QrLook? Look(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return ImageFile.FormatOf(file) is { } format && ImageFile.TryRead(file, format, out var facts) ? new QrCodes().Look(file, facts.Value) : null;
    }
}
