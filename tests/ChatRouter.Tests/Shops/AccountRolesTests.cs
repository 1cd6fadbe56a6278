using ChatRouter.Core.Shops;

namespace ChatRouter.Tests.Shops;

public sealed class AccountRolesTests
{
    [Theory]
    [InlineData(AccountRole.Agent, "Agent", "Agent")]
    [InlineData(AccountRole.Supervisor, "Agent Supervisor", "Agent Supervisor")]
    [InlineData(AccountRole.Admin, "Agent Supervisor Admin", "Agent Supervisor Admin Ops")]
    [InlineData(AccountRole.Ops, "Ops", "Ops")]
    public void Each_role_may_do_what_those_below_may_and_an_operator_only_what_operators_may(AccountRole role, string includes, string mayGive)
    {
        Assert.Equal(includes, string.Join(' ', Enum.GetValues<AccountRole>().Where(other => role.Includes(other))));
        Assert.Equal(mayGive, string.Join(' ', Enum.GetValues<AccountRole>().Where(other => role.MayGive(other))));
    }
}
