using ChatRouter.Core.Supervision;

namespace ChatRouter.Tests.Supervision;

/// <summary>How the audit tells what changed.</summary>
public sealed class AuditDetailTests
{
    [Fact]
    public void A_list_tells_what_came_what_went_and_that_only_its_order_changed()
    {
        Assert.Equal("+c, \u2212a", AuditDetail.OfList(["a", "b"], ["b", "c"]));
        Assert.Equal("order", AuditDetail.OfList(["a", "b"], ["b", "a"]));
        Assert.Null(AuditDetail.OfList(["a", "b"], ["a", "b"]));
    }

    [Fact]
    public void Fields_tell_what_they_were_and_what_they_are()
    {
        Assert.Equal("color: \u2013 \u2192 #237804, guests: True \u2192 False", AuditDetail.OfFields(("color", null, "#237804"), ("guests", true, false), ("side", "left", "left")));
        Assert.Null(AuditDetail.OfFields(("side", "left", "left")));
    }

    [Fact]
    public void A_long_change_is_cut()
    {
        Assert.Equal(501, AuditDetail.OfList([], [.. Enumerable.Range(0, 500).Select(i => $"word {i}")])!.Length);
    }
}
