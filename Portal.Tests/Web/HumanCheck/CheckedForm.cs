using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Cms.Liquid;
using Portal.Domain.Access;
using Portal.Tests.Support;
using Portal.Web.Pages.Shared;

namespace Portal.Tests.Web.HumanCheck;

/// <summary>
/// A page behind the real site's front that holds a form with the check and nothing else, so that these tests do not hang on what a report needs to
/// be open. It answers what the form would post as text.
/// </summary>
internal sealed class CheckedForm : IStartupFilter
{
    public const string Path = "/report/checked-form";

    public static Task<PortalApp> StartAsync() => PortalApp.StartAsync(new PortalAppOptions
    {
        Configure = builder => builder.Services.AddSingleton<IStartupFilter, CheckedForm>(),
    });

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        app.Run(AnswerAsync);
    };

    private static async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != Path)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var check = context.RequestServices.GetRequiredService<IHumanCheck>();
        var answer = new HumanAnswer(context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.Request.Query.Count > 0)
        {
            var outcome = await check.VerifyAsync(answer, HumanPlace.Report, context.RequestAborted);
            errors[HumanRefusals.Field] = Checks.Code(outcome);
        }

        var form = await RenderAsync(context, new HumanCheckView(await check.IssueAsync(HumanPlace.Report, answer, context.RequestAborted), errors));
        var style = context.RequestServices.GetRequiredService<Theme>().Assets.Url("look.css");
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <!doctype html><html lang="zh-CN"><head><title>检查</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="{style}"></head>
            <body><main class="w page"><h1>检查</h1><form class="form-col" method="get" action="{Path}">{form}<div class="acts"><button class="btn">下一步</button></div></form></main></body></html>
            """,
            context.RequestAborted);
    }

    private static async Task<string> RenderAsync(HttpContext context, HumanCheckView model)
    {
        var services = context.RequestServices;
        var view = services.GetRequiredService<IRazorViewEngine>().GetView(null, "/Pages/Shared/_HumanCheck.cshtml", isMainPage: false).View!;
        using var text = new StringWriter();
        var data = new ViewDataDictionary<HumanCheckView>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = model };
        var viewContext = new ViewContext(
            new ActionContext(context, new RouteData(), new ActionDescriptor()),
            view,
            data,
            new TempDataDictionary(context, services.GetRequiredService<ITempDataProvider>()),
            text,
            new HtmlHelperOptions());
        await view.RenderAsync(viewContext);
        return text.ToString();
    }
}
