import "reality-gap/define";
