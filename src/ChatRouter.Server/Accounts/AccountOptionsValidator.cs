using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Accounts;

/// <summary>Refuses options outside of their ranges.</summary>
[OptionsValidator]
public sealed partial class AccountOptionsValidator : IValidateOptions<AccountOptions>;
