using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Server.Accounts;

/// <summary>How shops and members come to be (section <c>Accounts</c>).</summary>
public sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>Whether a shop owner can make a shop himself. Default: not at all.</summary>
    [EnumDataType(typeof(SignUpMode))]
    public SignUpMode SignUp { get; set; }

    /// <summary>How long an invitation can be accepted. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan InvitationLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a link that resets a password is good. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan ResetLife { get; set; } = TimeSpan.FromDays(1);
}
