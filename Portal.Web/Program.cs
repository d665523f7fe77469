using Portal.Web.Pipeline.Http;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
builder.Services.AddLook(builder.Configuration);
var app = builder.Build();
app.UsePublicFront();
app.MapRazorPages();
await app.RunAsync();
