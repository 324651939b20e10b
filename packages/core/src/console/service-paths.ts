/**
 * Where a service is in the console.
 *
 * @internal
 */
export interface ServicePath {
  /** Behind the console's host, without slashes at its ends. */
  readonly path: string;
  /** The same in all regions: its pages are of none. */
  readonly global?: boolean;
}

const at = (path: string): ServicePath => ({ path });
const everywhere = (path: string): ServicePath => ({ path, global: true });

/**
 * Services whose pages are not at `/NAME/home`, and the short names that people have for others.
 *
 * @internal
 */
export const servicePaths: ReadonlyMap<string, ServicePath> = new Map(
  Object.entries({
    accounts: everywhere("organizations/v2/home/accounts"),
    apigw: at("apigateway/home"),
    asg: at("ec2/home#AutoScalingGroups:"),
    billing: everywhere("billing/home"),
    budgets: everywhere("billing/home#/budgets"),
    ce: everywhere("cost-management/home#/cost-explorer"),
    cf: everywhere("cloudfront/v4/home"),
    cfn: at("cloudformation/home"),
    cloudfront: everywhere("cloudfront/v4/home"),
    cloudshell: at("cloudshell/home"),
    codeartifact: at("codesuite/codeartifact/home"),
    codebuild: at("codesuite/codebuild/home"),
    codecommit: at("codesuite/codecommit/home"),
    codedeploy: at("codesuite/codedeploy/home"),
    codepipeline: at("codesuite/codepipeline/home"),
    cost: everywhere("cost-management/home#/cost-explorer"),
    ct: at("cloudtrailv2/home"),
    cloudtrail: at("cloudtrailv2/home"),
    cw: at("cloudwatch/home"),
    ddb: at("dynamodbv2/home"),
    directconnect: at("directconnect/v2/home"),
    dms: at("dms/v2/home"),
    dx: at("directconnect/v2/home"),
    dynamodb: at("dynamodbv2/home"),
    eb: at("elasticbeanstalk/home"),
    ebs: at("ec2/home#Volumes:"),
    ecr: at("ecr/private-registry/repositories"),
    ecs: at("ecs/v2/home"),
    elb: at("ec2/home#LoadBalancers:"),
    eventbridge: at("events/home"),
    gd: at("guardduty/home"),
    globalaccelerator: everywhere("globalaccelerator/home"),
    health: everywhere("health/home"),
    iam: everywhere("iam/home"),
    idc: at("singlesignon/home"),
    instances: at("ec2/home#Instances:"),
    logs: at("cloudwatch/home#logsV2:log-groups"),
    msk: at("msk/home"),
    opensearch: at("aos/home"),
    organizations: everywhere("organizations/v2/home"),
    org: everywhere("organizations/v2/home"),
    param: at("systems-manager/parameters"),
    parameters: at("systems-manager/parameters"),
    quotas: at("servicequotas/home"),
    r53: everywhere("route53/v2/home"),
    redshift: at("redshiftv2/home"),
    role: everywhere("iam/home#/roles"),
    roles: everywhere("iam/home#/roles"),
    route53: everywhere("route53/v2/home"),
    s3: at("s3/home"),
    secrets: at("secretsmanager/listsecrets"),
    secretsmanager: at("secretsmanager/listsecrets"),
    sessions: at("systems-manager/session-manager/sessions"),
    sfn: at("states/home"),
    sg: at("ec2/home#SecurityGroups:"),
    sm: at("secretsmanager/listsecrets"),
    sqs: at("sqs/v3/home"),
    sns: at("sns/v3/home"),
    ssm: at("systems-manager/home"),
    sso: at("singlesignon/home"),
    stepfunctions: at("states/home"),
    support: everywhere("support/home"),
    trustedadvisor: everywhere("trustedadvisor/home"),
    users: everywhere("iam/home#/users"),
    vpc: at("vpcconsole/home"),
    waf: at("wafv2-pro/home"),
  }),
);

/** Of the services whose pages are at `/NAME/home`, those that are asked for most. */
const plainServices = [
  "acm",
  "apigateway",
  "athena",
  "bedrock",
  "cloudformation",
  "cloudwatch",
  "ec2",
  "eks",
  "events",
  "glue",
  "guardduty",
  "kinesis",
  "kms",
  "lambda",
  "rds",
  "sagemaker",
  "states",
] as const;

/**
 * Services by the words that `ConsoleTarget` takes, in their order: the short names, and those that are asked for most. There
 * are more.
 *
 * @public
 */
export const serviceNames: readonly string[] = [...servicePaths.keys(), ...plainServices].sort();
