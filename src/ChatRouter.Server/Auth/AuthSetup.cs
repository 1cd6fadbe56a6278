using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Sessions, API keys, tickets, origins and policies.</summary>
public static class AuthSetup
{
    private const string SessionOrKey = nameof(SessionOrKey);

    public static IServiceCollection AddAuth(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<OriginOptions>(configuration.GetSection(OriginOptions.Section));
        services.Configure<OperatorOptions>(configuration.GetSection(OperatorOptions.Section));
        services.AddHttpContextAccessor().AddDataProtection().SetApplicationName("ChatRouter");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing.Setup>();
        services
            .AddSingleton<HubTickets>().AddSingleton<AccessTokens>().AddSingleton<BuyerTokens>().AddSingleton<GuestTokens>()
            .AddSingleton<Origins>().AddSingleton<SignInLock>().AddSingleton<AgentSignIn>().AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddAuthentication(SessionOrKey)
            .AddPolicyScheme(SessionOrKey, null, options => options.ForwardDefaultSelector = http => ApiKeyHandler.Has(http) ? ApiKeyHandler.SchemeName : BearerTokenDefaults.AuthenticationScheme)
            .AddBearerToken(options => options.RefreshTokenExpiration = AccountSessions.Life)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, HubTicketHandler>(HubTicketHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, KioskHandler>(KioskHandler.SchemeName, null);
        services.AddSingleton<IAuthorizationHandler, LiveSession.Handler>().AddSingleton<IAuthorizationHandler, RoleOrKey.Handler>().AddSingleton<IAuthorizationHandler, OperatorRequirement.Handler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalAudit>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Buyer, policy => policy.AddAuthenticationSchemes(HubTicketHandler.SchemeName).RequireClaim(Principals.KindClaim, Principals.BuyerKind))
            .AddPolicy(Policies.Agent, policy => policy.AddAuthenticationSchemes(HubTicketHandler.SchemeName).RequireMember(AccountRole.Agent, AccountRole.Supervisor, AccountRole.Admin))
            .AddPolicy(Policies.Supervisor, policy => policy.AddAuthenticationSchemes(HubTicketHandler.SchemeName).RequireMember(AccountRole.Supervisor, AccountRole.Admin))
            .AddPolicy(Policies.Kiosk, policy => policy.AddAuthenticationSchemes(KioskHandler.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser().AddRequirements(new LiveSession()))
            .AddPolicy(Policies.Talker, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => !context.User.IsInRole(nameof(AccountRole.Ops))).AddRequirements(new LiveSession()))
            .AddPolicy(Policies.Member, policy => policy.RequireMember(AccountRole.Agent, AccountRole.Supervisor, AccountRole.Admin, AccountRole.Ops))
            .AddPolicy(Policies.Desk, policy => policy.RequireMember(AccountRole.Agent, AccountRole.Supervisor, AccountRole.Admin))
            .AddPolicy(Policies.ShopAdmin, policy => policy.RequireMember(AccountRole.Admin))
            .AddPolicy(Policies.SystemReader, policy => policy.RequireMember(AccountRole.Admin, AccountRole.Ops))
            .AddPolicy(Policies.Operator, policy => policy.AddRequirements(new OperatorRequirement()))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }

    // Of one of the roles, and his session lives.
    private static AuthorizationPolicyBuilder RequireMember(this AuthorizationPolicyBuilder policy, params AccountRole[] roles) => policy
        .RequireAuthenticatedUser().RequireClaim(Principals.KindClaim, Principals.AgentKind).RequireRole(roles.Select(role => role.ToString())).AddRequirements(new LiveSession());
}
