namespace ChatRouter.Core.Shops;

/// <summary>What an account may do; each role may do what the ones before may. The numbers are stored.</summary>
public enum AccountRole
{
    Agent = 0,
    Supervisor = 1,
    Admin = 2,
}
